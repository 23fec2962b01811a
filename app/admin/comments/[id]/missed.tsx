import { Notice } from '@/app/_ui/notice';
import { houseRule } from '@/lib/moderation/house-rules';
import type { CaseView } from '@/lib/moderation/schemas';
import { Arrival } from '@/app/_ui/arrival';
import { LatestDecision } from './latest-decision';

/** A decision from a queue came too late: how the comment stands, and who was faster. */
export function Missed({ comment: { status, decisions } }: { comment: CaseView }) {
  const decision = decisions[0] ?? null;
  const rule = decision?.rule ? houseRule(decision.rule) : undefined;
  return (
    <Arrival>
      <Notice tone="bad" title="Your decision was not recorded">
        <LatestDecision status={status} decision={decision} rule={rule?.title ?? null} />
      </Notice>
    </Arrival>
  );
}
