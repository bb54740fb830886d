"""Everything that people touch: Qt Quick screens, their view models, and the command line."""
