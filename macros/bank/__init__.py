"""The question bank: files with their places, the model, and what a bank must keep to be one."""
