"""Language models as things that generate: prompt forms, the store, llama.cpp in a child process."""
