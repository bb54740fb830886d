"""The central store: takes batches in, keeps the answers, and shows the promises."""
