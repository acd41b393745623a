import { type PageAddress, type Letter } from './letter.js';

/** Letters to those who follow a project, and between creators and backers. */
export interface CommunityLetters {
  /** Somebody asked for letters about a project to this address. */
  followAsked(facts: { project: string; link: PageAddress }): Letter;
  /** A campaign of a project that the reader follows has opened. */
  followedOpened(facts: {
    campaign: string;
    summary: string;
    target: string;
    deadline: string;
    campaignPage: PageAddress;
    unfollow: PageAddress;
  }): Letter;
  /** The people of a project tell something. As followers they get `unfollow`, as guests who back it `quiet`; members have their topics. */
  updatePublished(facts: {
    campaign: string;
    author: string;
    title: string;
    excerpt: string;
    page: PageAddress;
    unfollow: PageAddress | null;
    quiet: PageAddress | null;
  }): Letter;
  /** The people of a campaign write to the reader, who backs it; `text` is quoted as theirs. */
  backerMessage(facts: {
    campaign: string;
    author: string;
    subject: string;
    text: string;
    pledge: PageAddress;
    comments: PageAddress;
  }): Letter;
  /** Somebody asks or says something on the reader's campaign; null for who does not tell them their name. */
  commentWritten(facts: { campaign: string; author: string | null; excerpt: string; page: PageAddress }): Letter;
  /** The people of a campaign have answered the reader. */
  commentAnswered(facts: { campaign: string; author: string; excerpt: string; page: PageAddress }): Letter;
}
