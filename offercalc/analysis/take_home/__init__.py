"""What is left of offers after tax: incomes by tax year, their taxes, and whether net turns the order."""
