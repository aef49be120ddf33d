"""LED boards: pictures in playing order, and the files that go to the operator with them."""
