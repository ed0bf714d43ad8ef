// The small maps: one scale, and positions as Web Mercator has them.
import L from "leaflet";
import { expect, test } from "vitest";
import { barKm, commonScale, viewAt, type Ground } from "../../src/compare/frames";
import { unit } from "../ui/fixture";

const size = { width: 360, height: 172 };
const ground = (km: number): Ground => ({ unit: unit("a"), places: [], shapes: [], lon: 106.6, lat: 29, km: { width: km, height: km } });

test("the largest unit fits into every map", () => {
  const px_per_km = commonScale([ground(2), ground(6)], size);
  expect(px_per_km * 6).toBeLessThan(size.height);
  expect(px_per_km).toBe(commonScale([ground(6)], size));
});

test("a made view places points as Leaflet does", () => {
  const view = viewAt({ lon: 106.6, lat: 29 }, 20, size);
  const project = (lat: number, lon: number): L.Point => L.CRS.EPSG3857.latLngToPoint(L.latLng(lat, lon), view.zoom);
  const own = view.at(106.65, 29.03);
  const theirs = project(29.03, 106.65).subtract(project(29, 106.6));
  expect(own.x - size.width / 2).toBeCloseTo(theirs.x, 3);
  expect(own.y - size.height / 2).toBeCloseTo(theirs.y, 3);
});

test("a kilometre is as long as the scale says", () => {
  const view = viewAt({ lon: 106.6, lat: 29 }, 20, size);
  const north = view.at(106.6, 29 + 1 / 110.85); // a km of the meridian at 29° N
  expect(view.at(106.6, 29).y - north.y).toBeCloseTo(20, 0);
});

test.each([[20, 2], [100, 0.5], [3, 20]])("at %f px per km the bar is %f km", (px, km) => expect(barKm(px)).toBe(km));
