{{%AUTOESCAPE context="HTML"}}{{!
  What reaches me outside the portal.  Filled by notification_settings_view().

  LOGIN MAIL PHONE  HAS_PHONE or NO_PHONE  QUIET_FROM QUIET_TO  MAY_ADMIN
  TOPIC(TOPIC_TITLE EVENT(KIND EVENT_TITLE BY_MAIL BY_SMS))
}}
<div class="page-head"><div><h1>{{_"What I am told, and how"}}</h1><p class="soft">{{_"The portal's own inbox always has everything. Here you choose what reaches you outside it."}}</p></div><div class="row"><a class="button" href="/notifications">{{@icon bell}}{{_"Notifications"}}</a>{{#MAY_ADMIN}}<a class="button" href="/notifications/robots">{{_"Robots of chat groups"}}</a><a class="button" href="/notifications/undelivered">{{_"Messages that did not arrive"}}</a>{{/MAY_ADMIN}}</div></div>
<form method="post" action="/notifications/settings" class="stack">{{@form}}
<section class="card" aria-labelledby="where-h"><div class="card-head"><h2 id="where-h">{{_"Where and when"}}</h2></div><div class="card-body field-row">
<div class="field"><label for="mail">{{_"E-mail"}}</label><input id="mail" name="mail" placeholder="{{LOGIN}}" value="{{MAIL}}" maxlength="190" inputmode="email" autocomplete="email"{{#MAIL_ERROR}} aria-invalid="true" aria-describedby="mail-e"{{/MAIL_ERROR}}>{{#MAIL_ERROR}}<p class="field-error" id="mail-e">{{@icon alert-circle small}}{{MAIL_ERROR}}</p>{{/MAIL_ERROR}}</div>
<div class="field"><label for="quiet_from">{{_"Quiet from"}}</label><input id="quiet_from" name="quiet_from" type="time" value="{{QUIET_FROM}}" maxlength="5"{{#QUIET_FROM_ERROR}} aria-invalid="true" aria-describedby="quiet_from-e"{{/QUIET_FROM_ERROR}}>{{#QUIET_FROM_ERROR}}<p class="field-error" id="quiet_from-e">{{@icon alert-circle small}}{{QUIET_FROM_ERROR}}</p>{{/QUIET_FROM_ERROR}}</div>
<div class="field"><label for="quiet_to">{{_"Quiet until (the same: never quiet)"}}</label><input id="quiet_to" name="quiet_to" type="time" value="{{QUIET_TO}}" maxlength="5"{{#QUIET_TO_ERROR}} aria-invalid="true" aria-describedby="quiet_to-e"{{/QUIET_TO_ERROR}}>{{#QUIET_TO_ERROR}}<p class="field-error" id="quiet_to-e">{{@icon alert-circle small}}{{QUIET_TO_ERROR}}</p>{{/QUIET_TO_ERROR}}</div>
<p class="soft field-wide">{{#HAS_PHONE}}{{_"SMS go to {PHONE}. What falls into the quiet hours is sent when they end."}}{{/HAS_PHONE}}{{#NO_PHONE}}{{_"There is no mobile number in your account, so no SMS can be sent. What falls into the quiet hours is sent when they end."}}{{/NO_PHONE}}</p>
</div></section>
{{#TOPIC}}
<section class="card"><div class="card-head"><h2>{{TOPIC_TITLE}}</h2></div><table class="table" role="table"><caption class="visually-hidden">{{TOPIC_TITLE}}</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{_"What happens"}}</th><th role="columnheader" scope="col">{{_"E-mail"}}</th><th role="columnheader" scope="col">{{_"SMS"}}</th></tr></thead><tbody role="rowgroup">
{{#EVENT}}
<tr role="row"><td role="cell" class="cell-main">{{EVENT_TITLE}}</td><td role="cell"><label class="check"><input type="checkbox" name="by_mail" value="{{KIND}}"{{#BY_MAIL}} checked{{/BY_MAIL}}><span class="visually-hidden">{{_"E-mail: {EVENT_TITLE}"}}</span></label></td><td role="cell"><label class="check"><input type="checkbox" name="by_sms" value="{{KIND}}"{{#BY_SMS}} checked{{/BY_SMS}}><span class="visually-hidden">{{_"SMS: {EVENT_TITLE}"}}</span></label></td></tr>
{{/EVENT}}
</tbody></table></section>
{{/TOPIC}}
<div class="row row-apart"><span></span><button type="submit" class="button button-main">{{@icon check}}{{_"Save"}}</button></div>
</form>
