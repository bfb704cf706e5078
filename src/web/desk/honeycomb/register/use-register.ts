/** Everything read for these pages stands under this key, so that one write brings all of it up to date. */
export const REGISTER = 'register';
