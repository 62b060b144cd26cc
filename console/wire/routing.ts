import type { Calibration, SizedCalibration, WhatIf } from '../../insights/index.ts';

/** `GET /insights/waits`: how well the waits that customers were told came true. */
export interface WaitsAnswer {
  readonly since: string;
  readonly until: string;
  /** All estimates of the period that can be judged. */
  readonly total: Calibration;
  /** The same by how long the estimate was. */
  readonly bySize: readonly SizedCalibration[];
  /** Whether only the newest escalations of the period were looked at. */
  readonly isCut: boolean;
}

/** `POST /insights/what-if`: a recorded period, replayed under another policy of a queue. */
export interface WhatIfAnswer extends WhatIf {
  readonly queueId: string;
  readonly from: string;
  readonly to: string;
}
