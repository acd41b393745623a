import {
  ChoiceField,
  FlagField,
  IdField,
  InstantField,
  NestedListField,
  TextField,
} from '../../platform/http/index.js';
import { mostAnswers } from './comment.rules.js';

const standings = ['shown', 'deleted', 'hidden'] as const;

/** Whether its words are there, were taken back by their author, or are hidden by a moderator. */
export type CommentStanding = (typeof standings)[number];

export class CommentRequest {
  @TextField({ max: 2_000, lines: true, description: 'Plain text; addresses in it are shown as links.' })
  text!: string;
}

export class AnswerResponse {
  @IdField()
  id!: string;

  @IdField()
  campaignId!: string;

  @ChoiceField(standings, { description: 'Only what is shown has author and text.' })
  standing!: CommentStanding;

  @TextField({
    max: 80,
    nullable: true,
    description: 'Also null for who asked by the link of a pledge that does not show the caller their name.',
  })
  authorName!: string | null;

  @FlagField({ description: 'Whether owner or deputy wrote it.' })
  isCreator!: boolean;

  @FlagField({ description: 'Whether a pledge of its author holds and shows their name to everyone.' })
  isBacker!: boolean;

  @FlagField({ description: 'Whether the caller wrote it.' })
  isMine!: boolean;

  @FlagField({ description: 'Whether the caller wrote it less than 15 minutes ago.' })
  isCorrectable!: boolean;

  @TextField({ max: 2_000, lines: true, nullable: true })
  text!: string | null;

  @InstantField()
  writtenAt!: string;

  @InstantField({ nullable: true, description: 'When its text last changed.' })
  correctedAt!: string | null;
}

export class CommentResponse extends AnswerResponse {
  @NestedListField(() => AnswerResponse, {
    max: mostAnswers,
    description: 'Of the people of the campaign, oldest first.',
  })
  answers!: AnswerResponse[];
}
