"""The invented MSP "Northgate IT" and its customers, the same for the same size and seed."""
