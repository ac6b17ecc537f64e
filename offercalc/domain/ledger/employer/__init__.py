"""What the employer adds beside the wage, and what of it is kept or due on leaving."""
