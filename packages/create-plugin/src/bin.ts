#!/usr/bin/env node
import { main } from "./main.ts";

process.exitCode = await main(process.argv.slice(2), process.cwd(), { input: process.stdin, output: process.stdout });
