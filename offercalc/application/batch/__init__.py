"""Many offer sheets from one table: planned, made, recorded and reported."""
