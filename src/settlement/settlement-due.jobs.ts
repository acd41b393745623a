import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DueWork } from '../platform/due/index.js';
import { Work } from '../platform/work/index.js';
import { CollectItems } from './collect-items.js';
import { FinishItems } from './finish-items.js';
import { MoveRounds } from './move-rounds.js';
import { closeDue, collectDue, decideDue, finishDue, liveLeases, retrying, settleDue } from './settlement.due.js';

/** Two may charge at once over all workers, since both share the provider's limit and a worker has other things to do. */
const collectingLanes = 2;

/** What settlement does when its time has come. */
@Injectable()
export class SettlementDueJobs implements OnModuleInit {
  constructor(
    private readonly dueWork: DueWork,
    private readonly work: Work,
    private readonly moveRounds: MoveRounds,
    private readonly collectItems: CollectItems,
    private readonly finishItems: FinishItems,
  ) {}

  onModuleInit(): void {
    this.dueWork.register({ name: 'settlement.close', dueSql: closeDue, run: () => this.moveRounds.close() });
    this.dueWork.register({ name: 'settlement.decide', dueSql: decideDue, run: () => this.moveRounds.decide() });
    this.dueWork.register({
      name: 'settlement.collect',
      dueSql: collectDue,
      lanes: collectingLanes,
      run: () => this.collectItems.execute(),
    });
    this.dueWork.register({ name: 'settlement.finish', dueSql: finishDue, run: () => this.finishItems.execute() });
    this.dueWork.register({ name: 'settlement.settle', dueSql: settleDue, run: () => this.moveRounds.settle() });
    this.work.register('settlement.leases', liveLeases, 'liveLeases');
    this.work.register('settlement.retrying', retrying, 'retrying');
  }
}
