import { Failure } from '../../failure.ts';

/** Somebody published another version since this one was read. */
export class NoticeChangedSince extends Failure {
  constructor(version: number) {
    super(
      'conflict',
      'notice-changed-since',
      `La notice a changé entre-temps : la version ${String(version)} est publiée. Relisez-la, puis reprenez votre changement.`,
    );
  }
}
