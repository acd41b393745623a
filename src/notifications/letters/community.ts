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
}
