"""The outcome note: read, worded anew sentence by sentence, taken away as PDF and Word."""
