#!/usr/bin/env node
import { launch } from '../tools/launch.mjs';

launch('cordee', process.argv.slice(2));
