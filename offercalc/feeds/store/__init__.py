"""Where exchange rates are kept on this computer."""
