{{%AUTOESCAPE context="HTML"}}{{! A list of handovers.  Filled by handover_view_rows():
  HANDOVER(HANDOVER_ID HANDOVER_PART HANDOVER_CUSTOMER HANDOVER_FROM NO_FROM
  HANDOVER_TO GIVEN_BY GIVEN_AT GIVEN_ISO IS_BATCH BATCH_COUNT HANDOVER_STATE
  HANDOVER_TONE MAY_OPEN or MAY_NOT_OPEN) }}
<table class="table table-cards" role="table"><caption class="visually-hidden">{{_"Handovers"}}</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{_"Customer"}}</th><th role="columnheader" scope="col">{{_"Part"}}</th><th role="columnheader" scope="col">{{_"From and to"}}</th><th role="columnheader" scope="col">{{_"Given"}}</th><th role="columnheader" scope="col">{{_"State"}}</th></tr></thead><tbody role="rowgroup">
{{#HANDOVER}}
<tr role="row"><td role="cell" class="cell-main">{{#MAY_OPEN}}<a class="strong" href="/handovers/{{HANDOVER_ID}}">{{HANDOVER_CUSTOMER}}</a>{{/MAY_OPEN}}{{#MAY_NOT_OPEN}}<b>{{HANDOVER_CUSTOMER}}</b>{{/MAY_NOT_OPEN}}{{#IS_BATCH}}<small>{{_"one of {BATCH_COUNT} customers"}}</small>{{/IS_BATCH}}</td><td role="cell" data-label="{{_"Part"}}">{{HANDOVER_PART}}</td><td role="cell" data-label="{{_"From and to"}}">{{HANDOVER_FROM}}{{#NO_FROM}}–{{/NO_FROM}} → {{HANDOVER_TO}}</td><td role="cell" data-label="{{_"Given"}}">{{GIVEN_BY}}<small class="block"><time datetime="{{GIVEN_ISO}}">{{GIVEN_AT}}</time></small></td><td role="cell" class="cell-state"><span class="badge tone-{{HANDOVER_TONE}}">{{HANDOVER_STATE}}</span></td></tr>
{{/HANDOVER}}
</tbody></table>
