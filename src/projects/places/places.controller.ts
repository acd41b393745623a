import { Controller, Get, Query } from '@nestjs/common';
import { Operation, OperationGroup } from '../../platform/http/index.js';
import { Allow } from '../../users/index.js';
import { Gazetteer } from './gazetteer.js';
import { PlaceResponse, PlacesQuery } from './places.dto.js';

@Controller('v1/places')
@OperationGroup('Projects')
export class PlacesController {
  constructor(private readonly gazetteer: Gazetteer) {}

  @Get()
  @Allow('campaigns.read')
  @Operation({ summary: 'Places of a name, the largest first', answer: [PlaceResponse] })
  find(@Query() { name }: PlacesQuery): { data: PlaceResponse[]; next: null } {
    return { data: this.gazetteer.find(name), next: null };
  }
}
