import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { casesOnMap } from '../../../api/cases.js';
import { readOutlines, type UnitOutlines } from '../../../api/honeycomb.js';
import { readAreas, readColumns, readView, type MapView } from '../../../api/liaison-map.js';
import { useTheme } from '../../../ui/look.js';
import { useMe } from '../../app/session.js';
import { LIAISON } from '../use-command.js';
import { spreadPoints } from './spread-points.js';

export interface Sight { west: number; south: number; east: number; north: number; zoom: number }
/** The whole of the caller's county: its units and their numbers are asked once and looked through here. */
const ALL: Sight = { west: -180, south: -90, east: 180, north: 90, zoom: 5 };
const MINUTE = 60_000;
const VILLAGES_FROM_ZOOM = 10.5;
const COMPOUNDS_FROM_ZOOM = 13;
/** Outlines are asked by the unit above; so many at a time. */
const MOST_ASKED = 30;
const VILLAGE_DIGITS = 12;

/** Everything the map draws but care needs. The households come first, so that there is something to see. */
export function useMapData(sight: Sight | null, shows: { areas: boolean; cases: boolean }) {
  const me = useMe();
  const theme = useTheme();
  const columns = useQuery({ queryKey: [LIAISON, 'map-columns'], staleTime: 5 * MINUTE, gcTime: 10 * MINUTE, queryFn: ({ signal }) => readColumns(signal) });
  const units = useQuery({ queryKey: [LIAISON, 'map-units'], staleTime: MINUTE, queryFn: ({ signal }) => readView(ALL, signal) });
  const areas = useQuery({
    queryKey: [LIAISON, 'map-areas', me.countyCode], staleTime: 5 * MINUTE, enabled: shows.areas && !columns.isPending,
    queryFn: ({ signal }) => readAreas(me.countyCode, signal),
  });
  const view = useQuery({
    queryKey: [LIAISON, 'map-view', sight], enabled: sight !== null, placeholderData: keepPreviousData, queryFn: ({ signal }) => readView(sight!, signal),
  });
  const cases = useQuery({
    queryKey: ['map-cases', sight], enabled: sight !== null && shows.cases, placeholderData: keepPreviousData,
    queryFn: ({ signal }) => casesOnMap({ west: sight!.west, south: sight!.south, east: sight!.east, north: sight!.north }, signal),
  });
  const points = useMemo(() => (columns.data ? spreadPoints(columns.data, theme) : null), [columns.data, theme]);
  const all = units.data?.units ?? [];
  const villages = useOutlines(sight ? parentsInSight(all, sight) : []);
  const missed = useMemo(() => (units.data?.units ?? []).filter((unit) => unit.withoutGrid > 0).map((unit) => unit.unitCode), [units.data]);
  const around = useOutlines([...new Set(missed.map((code) => code.slice(0, -3)))].slice(0, MOST_ASKED));
  const uncovered = useMemo(() => around.filter((one) => missed.includes(one.properties.unitCode)), [around, missed]);
  return { columns, units, areas, view, cases, points, villages, uncovered };
}

function parentsInSight(units: MapView['units'], { west, south, east, north, zoom }: Sight): string[] {
  if (zoom < VILLAGES_FROM_ZOOM) return [];
  const near = units.filter(({ lng, lat, unitCode }) => lng >= west && lng <= east && lat >= south && lat <= north
    && (unitCode.length <= VILLAGE_DIGITS || zoom >= COMPOUNDS_FROM_ZOOM));
  // A village's own outline belongs to it even where all households live in its compounds.
  const parents = near.flatMap(({ unitCode }) => (unitCode.length > VILLAGE_DIGITS ? [unitCode.slice(0, -3), unitCode.slice(0, -6)] : [unitCode.slice(0, -3)]));
  return [...new Set(parents)].slice(0, MOST_ASKED);
}

/** The outlines of what lies directly below these units, each asked once. */
function useOutlines(parents: readonly string[]): UnitOutlines['features'] {
  return useQueries({
    queries: parents.map((parent) => ({ queryKey: ['outlines-below', parent], staleTime: Infinity,
      queryFn: ({ signal }: { signal: AbortSignal }) => readOutlines(parent, signal) })),
    combine: joinFeatures,
  });
}
const joinFeatures = (answers: { data?: UnitOutlines | undefined }[]) => answers.flatMap((answer) => answer.data?.features ?? []);
