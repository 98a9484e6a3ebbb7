{{%AUTOESCAPE context="HTML"}}{{!
  One notification, an item of <ul class="list">.  Filled by notification_row().

  TEXT PATH ID TIME TIME_ISO   what it is about, when, and where it leads
  UNREAD                       shown while it has not been read
}}
<li><div><a{{#UNREAD}} class="strong"{{/UNREAD}} href="{{PATH}}">{{TEXT}}</a><small><time datetime="{{TIME_ISO}}">{{TIME}}</time></small></div>
{{#UNREAD}}<form method="post" action="/notifications/{{ID}}/read">{{@form}}<button type="submit" class="button button-small">{{_"Open and mark as read"}}</button></form>{{/UNREAD}}</li>
