// The part of leaflet-editable 1.3 that tracing uses; the library has no types of its own.
declare module "leaflet-editable" {}
