import { randomUUID } from "node:crypto";

/** The folder of all jobs. */
export const jobsFolder = "jobs";

/** All that belongs to one job. */
export const folderOf = (id: string): string => `${jobsFolder}/${id}`;

/** A place for the picture of a job; another one each time, so that a request that is repeated harms no job that runs. */
export const sourceKey = (id: string): string => `${folderOf(id)}/${randomUUID()}/source`;

/** A place for the results of one attempt, so that two workers that have the same job for a while never write the same file. */
export const attemptFolder = (id: string): string => `${folderOf(id)}/${randomUUID()}`;
