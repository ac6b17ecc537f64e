"""Templates, logos and protection: everything between the content and the finished PDF."""
