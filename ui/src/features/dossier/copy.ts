// Which parts of a plan «như hộ trước» takes along.

export interface CopyParts {
  causes: boolean;
  measures: boolean;
  helper: boolean;
}

export const EVERYTHING: CopyParts = { causes: true, measures: true, helper: true };
