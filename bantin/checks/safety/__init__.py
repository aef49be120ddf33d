"""Rules on what may do harm once it is public: personal data, live addresses, guilt before judgment."""
