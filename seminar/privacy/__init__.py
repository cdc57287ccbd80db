"""What people decide about their data: leaving, the own data as a file, keeping and deleting."""
