"""Two versions of something in a bank: how texts, fields and lists differ. What that means is said above."""
