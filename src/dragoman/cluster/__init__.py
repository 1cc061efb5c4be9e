"""The coder as a Ray Data pipeline over many machines (extra [ray]): files in, Parquet by day out."""
