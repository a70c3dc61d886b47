//! Bundles and minifies the theme's stylesheets.
