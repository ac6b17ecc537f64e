"""Downloads within limits that can be cancelled."""
