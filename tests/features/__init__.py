"""The steps of the features in the folder `features` of the project."""
