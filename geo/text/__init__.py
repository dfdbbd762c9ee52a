"""What a text says: its passages and sentences, its dates, its relations and the types of event it tells."""
