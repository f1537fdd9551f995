import { describe, expect, test } from '@jest/globals';
import {
  COLUMNS,
  COLUMNS_OF,
  columnsOf,
  MARKS,
  MARKS_OF,
  SIDES,
  strangersTo,
  USUAL_COLUMNS,
} from '../../domain/enrolment-dossier/follow-up.ts';

const nothing = { marks: [], columns: [] };

test.each(SIDES)('everything usual on the %s side may be asked there', (side) => {
  expect(strangersTo({ side, marks: MARKS_OF[side], columns: COLUMNS_OF[side] })).toEqual([]);
  expect(columnsOf(side, USUAL_COLUMNS[side])).toEqual(USUAL_COLUMNS[side]);
});

test('nothing that the origin may read or filter by tells a choice, a request or a missing document', () => {
  for (const column of ['todo', 'boarding', 'choices'] as const)
    expect(strangersTo({ ...nothing, side: 'origin', columns: [column] })).toEqual(['columns']);
  for (const mark of ['missing-documents', 'undecided-changes', 'boarding'] as const)
    expect(strangersTo({ ...nothing, side: 'origin', marks: [mark] })).toEqual(['marks']);
  expect(strangersTo({ ...nothing, side: 'origin', originUai: '9990001D' })).toEqual(['originUai']);
  expect(strangersTo({ ...nothing, side: 'receiving', classGroup: '3A' })).toEqual(['classGroup']);
});

test('every mark and every column is of one side at least', () => {
  expect(MARKS.filter((mark) => !SIDES.some((side) => MARKS_OF[side].includes(mark)))).toEqual([]);
  expect(COLUMNS.filter((column) => !SIDES.some((side) => COLUMNS_OF[side].includes(column)))).toEqual([]);
});

describe('columns', () => {
  test('come in the order of the list, the name always first', () => {
    expect(columnsOf('receiving', ['since', 'state', 'class-group'])).toEqual(['name', 'state', 'since']);
    expect(columnsOf('origin', [])).toEqual(['name']);
  });
});
