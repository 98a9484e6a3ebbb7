{{%AUTOESCAPE context="HTML"}}{{! Whom the reader stands in for.  Filled by deputy_view_stand() in
  cgi-bin/view/deputy_view.c.
  STAND(STAND_ID STAND_NAME STAND_UNTIL) or IN_PLACE(PLACE_NAME) }}
{{#STAND}}
<div class="notice tone-info no-print" role="status">{{@icon users}}<div class="row row-apart"><span>{{_"You stand in for {STAND_NAME} until {STAND_UNTIL}."}}</span><form method="post" action="/deputies/{{STAND_ID}}/begin">{{@form}}<button type="submit" class="button button-small">{{_"Decide in this place"}}<span class="visually-hidden"> {{STAND_NAME}}</span></button></form></div></div>
{{/STAND}}
{{#IN_PLACE}}
<div class="notice tone-warn no-print" role="status">{{@icon users}}<div class="row row-apart"><span>{{_"You decide in the place of {PLACE_NAME}: what you decide is written down as that, and never what either of you did."}}</span><form method="post" action="/deputies/leave">{{@form}}<button type="submit" class="button button-small">{{_"Back to my own work"}}</button></form></div></div>
{{/IN_PLACE}}
