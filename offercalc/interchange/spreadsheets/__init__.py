"""CSV files and Excel workbooks as cells, within bounds."""
