export type DemoSize = 'small' | 'county';

/** How much of the fictional county is made. Villages, communities and compounds together are its cells. */
export interface Size {
  halfWidthKm: number;
  halfHeightKm: number;
  streets: number;
  towns: number;
  communitiesPerStreet: number;
  /** Communities in the seats of the first towns, one each and over again. */
  communitiesInTowns: number;
  compoundsPerCommunity: number;
  villagesPerStreet: number;
  villagesInTowns: number;
  households: number;
  residents: number;
  /** Those who serve, counted once each; null = as many as the posts and two liaisons for each cell need. */
  people: number | null;
  liaisonPosts: number;
  streetDistanceKm: number;
}

export const SIZES: Record<DemoSize, Size> = {
  small: {
    halfWidthKm: 4, halfHeightKm: 3.1, streets: 1, towns: 2, communitiesPerStreet: 2, communitiesInTowns: 0,
    compoundsPerCommunity: 3, villagesPerStreet: 2, villagesInTowns: 14, households: 1200, residents: 3840,
    people: null, liaisonPosts: 60, streetDistanceKm: 0,
  },
  // 3 streets × 20 communities + 15 in towns = 75, each with 4 compounds = 300; 15 + 910 villages: 1,300 cells.
  county: {
    halfWidthKm: 22.5, halfHeightKm: 17.5, streets: 3, towns: 12, communitiesPerStreet: 20, communitiesInTowns: 15,
    compoundsPerCommunity: 4, villagesPerStreet: 5, villagesInTowns: 910, households: 200_000, residents: 640_000,
    people: 12_000, liaisonPosts: 10_000, streetDistanceKm: 2.6,
  },
};

export const DEMO_COUNTY = { code: '999901', name: '安澜县' } as const;
export const DEMO_SEED = 54_321;
