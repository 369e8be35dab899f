### progress

