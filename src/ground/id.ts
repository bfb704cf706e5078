import { v7, validate } from 'uuid';

/** Ids are UUIDv7: made by the client or the use case before anything is sent, sorted by the time of making. */
export const newId = (): string => v7();

export const isId = (text: string): boolean => validate(text);
