"""What a CI needs to make the bulletins of a workspace, held by the workspace itself."""
