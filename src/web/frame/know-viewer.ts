import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Observable } from 'rxjs';
import { Viewers } from './viewers.js';

/** Looks up the name of whoever is signed in, before the page is made. */
@Injectable()
export class KnowViewer implements NestInterceptor {
  constructor(private readonly viewers: Viewers) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const viewer = await this.viewers.find(request.caller);
    if (viewer) request.viewer = viewer;
    return next.handle();
  }
}
