"""What people type: amounts, dates, lists and vesting, read or questioned."""
